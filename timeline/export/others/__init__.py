"""Answers for other programs that show time: calendars (iCalendar) and TimelineJS."""
