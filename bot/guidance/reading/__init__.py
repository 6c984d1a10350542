"""Reading what people say of themselves: durations, dates, hours, money and choices, each with its place."""
