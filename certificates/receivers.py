"""What certificates do when a course is completed."""

from certificates.issuing import issue_certificate
from courses.models import CompletionRecord
from courses.signals import course_completed
from home.rendering import MissingGlyph


def issue(sender: type, record: CompletionRecord, **kwargs) -> None:
    try:
        issue_certificate(record)
    except MissingGlyph:
        return  # noted by the deed, where administrators look


def connect() -> None:
    course_completed.connect(issue, dispatch_uid="certificates.issue")
