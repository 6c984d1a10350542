"""What the encoder is taught by: which texts belong together, which class each is of, and what its teacher sees."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

NO_CLASS = -1
"""Stands in a batch's classes for a text that belongs to none."""


def supervised_contrast(vectors: Tensor, classes: Tensor, temperature: float) -> Tensor:
    """Texts of one class near each other, all others away (Khosla et al., "Supervised Contrastive Learning",
    NeurIPS 2020, the loss with the sum outside). Texts of no class have no partner but push away."""
    logits = vectors @ vectors.T / temperature
    itself = torch.eye(len(vectors), dtype=torch.bool)
    logits = logits.masked_fill(itself, float("-inf"))
    partners = (classes[:, None] == classes[None, :]) & (classes[:, None] != NO_CLASS) & ~itself
    log_share = logits - logits.logsumexp(dim=1, keepdim=True)
    counts = partners.sum(dim=1)
    sums = log_share.masked_fill(~partners, 0.0).sum(dim=1)
    held = counts > 0
    return -(sums[held] / counts[held]).mean()


def classification(logits: Tensor, classes: Tensor) -> Tensor:
    """Cross-entropy of the texts that have a class; the others shall look like none (an even distribution)."""
    held = classes != NO_CLASS
    loss = cross_entropy(logits[held], classes[held], label_smoothing=0.05)
    if bool((~held).any()):
        loss = loss + 0.2 * -logits[~held].log_softmax(dim=1).mean()
    return loss


def likeness_kept(vectors: Tensor, teacher: Tensor, classes: Tensor) -> Tensor:
    """Mean squared difference of cosines to the teacher's, wherever a pair holds a text of no class: what the
    classes say nothing about stays as the teacher sees it (Park et al., "Relational Knowledge Distillation",
    CVPR 2019)."""
    free = (classes == NO_CLASS)[:, None] | (classes == NO_CLASS)[None, :]
    free &= ~torch.eye(len(vectors), dtype=torch.bool)
    difference = vectors @ vectors.T - teacher @ teacher.T
    return (difference[free] ** 2).mean()


def vectors_kept(vectors: Tensor, teacher: Tensor, weights: Tensor) -> Tensor:
    """Weighted mean of one minus the cosine to the teacher's vector, for a student of the same dimension: it
    repairs what leaving out layers broke."""
    return (weights * (1 - (vectors * teacher).sum(dim=1))).sum() / weights.sum()
