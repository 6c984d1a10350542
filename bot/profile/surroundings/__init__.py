"""What the words around a fact make of it: a salary is no budget, a shift no time to learn."""
