"""The one fact other floors may wait for."""

from django.dispatch import Signal

# Sent with send_robust after commit, from completing.py alone: sender=CompletionRecord, record=<the row>.
course_completed = Signal()
