"""Averages tuned weights with the pretrained ones: what was learned of one subject, without losing the others.

    python -m benchmarks.encoder_training.average --base minilm --weights var/minilm/weights.safetensors \\
        --out var/minilm/averaged.safetensors

Wortsman et al., "Robust fine-tuning of zero-shot models" (CVPR 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from safetensors.torch import load_file, save_file

from benchmarks.encoder_training.pretrained import pretrained


def main() -> None:
    """Reads the command line and writes the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", choices=["minilm", "mpnet"], required=True)
    parser.add_argument("--wheels", type=Path, default=Path("var/wheels"))
    parser.add_argument("--weights", type=Path, required=True, help="what train.py wrote")
    parser.add_argument("--share", type=float, default=0.5, help="of the tuned weights")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    base, tuned = pretrained(arguments.base, arguments.wheels).model.state_dict(), load_file(arguments.weights)
    averaged = {
        name: (base[name] + arguments.share * (tensor - base[name])).contiguous()
        if tensor.is_floating_point()
        else tensor
        for name, tensor in tuned.items()
    }
    save_file(averaged, arguments.out)


if __name__ == "__main__":
    main()
