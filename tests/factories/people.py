import factory

from accounts.models import User

PASSWORD = "Қоңыр-қоян-2026"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.kz")
    family_name = "Әлиева"
    given_name = "Айгүл"
    interface_language = "en"
    study_language = "en"
    password = factory.PostGenerationMethodCall("set_password", PASSWORD)

    @classmethod
    def _after_postgeneration(cls, instance, create, results=None):
        if create:
            instance.save()
