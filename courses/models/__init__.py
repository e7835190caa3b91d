from courses.models.pages import CataloguePage, CourseItem, CoursePage, LessonPage, ModulePage
from courses.models.records import CompletionRecord, Enrolment, ItemCompletion, StepDone

__all__ = [
    "CataloguePage",
    "CompletionRecord",
    "CourseItem",
    "CoursePage",
    "Enrolment",
    "ItemCompletion",
    "LessonPage",
    "ModulePage",
    "StepDone",
]
