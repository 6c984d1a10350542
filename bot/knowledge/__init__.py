"""The knowledge base: documents in, ranked and sourced passages out."""
