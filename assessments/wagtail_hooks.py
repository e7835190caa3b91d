"""How quiz pages are served, and how questions are edited."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from assessments.editing import QuestionViewSet
from assessments.models import QuizPage
from assessments.views.starting import quiz_page

register_snippet(QuestionViewSet)


@hooks.register("before_serve_page")
def serve_quiz(page, request, serve_args, serve_kwargs):
    """A quiz page knows where its reader stands, which a page model may not."""
    return quiz_page(request, page) if isinstance(page, QuizPage) else None
