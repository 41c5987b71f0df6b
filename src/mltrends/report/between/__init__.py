"""What changed between two runs: their answers held against each other, and only what chance does not explain told as news."""
