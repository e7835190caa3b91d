"""How dates, times and numbers are written in each language; Django reads it through FORMAT_MODULE_PATH."""
