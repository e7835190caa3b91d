"""The caller's own account through the API."""

from drf_spectacular.utils import extend_schema
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.preferring import save_preferences
from accounts.serializers import MeSerializer, PreferencesSerializer


class MeView(APIView):
    @extend_schema(responses=MeSerializer)
    def get(self, request):
        return Response(MeSerializer(request.user).data)


class PreferencesView(APIView):
    @extend_schema(responses=PreferencesSerializer)
    def get(self, request):
        return Response(PreferencesSerializer(request.user).data)

    @extend_schema(request=PreferencesSerializer(partial=True), responses=PreferencesSerializer)
    def patch(self, request):
        wanted = PreferencesSerializer(request.user, data=request.data, partial=True)
        wanted.is_valid(raise_exception=True)
        save_preferences(request.user, **wanted.validated_data)
        return Response(PreferencesSerializer(request.user).data)
