"""The rules that decide whether a Colombian norm is in force on a day, one named function each."""
