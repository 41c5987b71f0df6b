"""`python -m mltrends` is `mltrends`."""

from mltrends.cli import main

if __name__ == "__main__":
    main()
