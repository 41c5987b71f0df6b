"""Exchange rates, price indices and purchasing power that the user supplies: files in, tidy rows out.

Nothing here is invented, and nothing comes with the program: without a file there is no row.
"""

from mltrends.rates.load import Parity, Price, Rate, Rates, load_rates

__all__ = ["Parity", "Price", "Rate", "Rates", "load_rates"]
