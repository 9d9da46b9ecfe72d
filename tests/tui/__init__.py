"""The screens in this process: bursts, golden pictures, sizes, keys counted."""
