"""Public datasets with clear terms, and their download. The one room that uses the network, and only when asked."""
