"""Russian: Django's own formats, except that the clock always has two digits, as in the other languages."""

TIME_FORMAT = "H:i"  # 09:05, where Django writes 9:05
DATETIME_FORMAT = "j E Y г., H:i"
