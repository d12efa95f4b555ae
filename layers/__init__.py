"""Map layers, the Sheet they are laid on, and the products drawn from it."""
