"""Kazakh dates, times and numbers. Django ships none and would fall back to the style of the USA."""

DATE_FORMAT = "Y ж. j E"  # 2026 ж. 22 қараша
TIME_FORMAT = "H:i"  # 14:05
DATETIME_FORMAT = "Y ж. j E, H:i"  # 2026 ж. 22 қараша, 14:05
YEAR_MONTH_FORMAT = "Y ж. E"  # 2026 ж. қараша
MONTH_DAY_FORMAT = "j E"  # 22 қараша
SHORT_DATE_FORMAT = "d.m.Y"  # 22.11.2026
SHORT_DATETIME_FORMAT = "d.m.Y H:i"
FIRST_DAY_OF_WEEK = 1  # Monday

# The first of each list is what a form shows; Django adds the ISO forms at the end.
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d.%m.%y"]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S", "%H:%M:%S.%f"]
DATETIME_INPUT_FORMATS = ["%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y"]

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"  # no-break space
NUMBER_GROUPING = 3
