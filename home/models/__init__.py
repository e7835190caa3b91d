from home.models.directory import Contact
from home.models.law import Reference, SignOff
from home.models.media import File, Picture, PictureRendition
from home.models.pages import HomePage, InfoPage
from home.models.recordings import Playable, Recording
from home.models.reports import ContentReport
from home.models.reviews import PublishedText, PublishingDecision
from home.models.terms import GlossaryTerm
from home.models.workflow import ExpertReviewTask

__all__ = [
    "Contact",
    "ContentReport",
    "ExpertReviewTask",
    "File",
    "GlossaryTerm",
    "HomePage",
    "InfoPage",
    "Picture",
    "PictureRendition",
    "Playable",
    "PublishedText",
    "PublishingDecision",
    "Recording",
    "Reference",
    "SignOff",
]
