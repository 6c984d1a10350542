"""Writes a teacher's vectors of many texts once, so that students can be trained beside it without running it.

python -m benchmarks.encoder_training.teach --base minilm --texts var/examples.jsonl --out var/teacher.npz
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file

from benchmarks.encoder_training.pretrained import encode, pretrained


def texts_of(file: Path) -> list[str]:
    """The texts of an exported file, or the lines of a plain one."""
    lines = file.read_text("utf-8").splitlines()
    return [json.loads(line)["text"] if file.suffix == ".jsonl" else line.strip() for line in lines if line.strip()]


def main() -> None:
    """Encodes what the command line names; half precision is enough for cosines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", choices=["minilm", "mpnet"], default="mpnet")
    parser.add_argument("--wheels", type=Path, default=Path("var/wheels"))
    parser.add_argument("--start", type=Path, help="weights of a tuned teacher")
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    encoder = pretrained(arguments.base, arguments.wheels)
    if arguments.start:
        encoder.model.load_state_dict(load_file(arguments.start))
    texts = list(dict.fromkeys(text for file in arguments.texts for text in texts_of(file)))
    began = time.time()
    vectors = encode(encoder, texts, fast=True).numpy().astype(np.float16)
    np.savez(arguments.out, texts=np.array(texts), vectors=vectors)
    print(f"{len(texts)} texts, {time.time() - began:.0f} s")


if __name__ == "__main__":
    main()
