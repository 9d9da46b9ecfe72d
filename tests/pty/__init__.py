"""The program on real terminals: mornings, bursts, signals, two at once."""
