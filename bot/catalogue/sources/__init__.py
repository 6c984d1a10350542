"""Where occupations and skills come from: packages that ship data, and the official releases."""
