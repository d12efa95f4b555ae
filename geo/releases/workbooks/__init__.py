"""Spreadsheets into cells: xlsx, xls and ods, read without trusting what they say of themselves."""
