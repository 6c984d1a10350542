"""Teaches a sentence encoder which texts belong to one passage, and keeps what it knew of all others.

    python -m benchmarks.encoder_training.train --base minilm --teacher var/teacher.npz --out var/minilm

It runs on one thread with a fixed seed. Needs the environment of its own that README.md describes.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import nn

from benchmarks.encoder_training.examples import Batches, read_examples, read_pool, without
from benchmarks.encoder_training.losses import (
    NO_CLASS,
    classification,
    likeness_kept,
    supervised_contrast,
    vectors_kept,
)
from benchmarks.encoder_training.pretrained import pretrained
from benchmarks.encoder_training.typing_noise import hurried

TEMPERATURE = 0.07
WARM_UP = 0.1
REPORT = 20
"""Steps between two lines of the log."""
HEAD_RATE = 2e-3
HEAD_SCALE = 10.0
"""A unit vector is this long where the head reads it."""


def main() -> None:
    """Trains as the command line says and writes ``weights.safetensors`` and ``run.json``."""
    arguments = _arguments()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    examples = read_examples(arguments.examples)
    examples, held_out = without(examples, arguments.hold_out, arguments.seed)
    teacher_of = _stored_vectors(arguments.teacher)
    examples = [e for e in (*examples, *read_pool(arguments.pool)) if e.text in teacher_of]
    teacher = torch.stack([teacher_of[example.text] for example in examples])
    encoder = pretrained(arguments.base, arguments.wheels)
    if arguments.layers:
        encoder.keep_layers(arguments.layers)
    if arguments.start:
        encoder.model.load_state_dict(load_file(arguments.start))
    encoder.freeze(arguments.frozen)
    batches = Batches(examples, teacher.numpy(), arguments.seed)
    classes = {label: place for place, label in enumerate(batches.labels)}
    class_of = torch.tensor([classes[e.label] if e.label else NO_CLASS for e in examples])
    head = nn.Linear(encoder.model.config.hidden_size, len(classes))
    trained = [parameter for parameter in encoder.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(
        [
            {"params": trained, "lr": arguments.rate, "weight_decay": 0.01},
            {"params": head.parameters(), "lr": HEAD_RATE, "weight_decay": 0.0},
        ]
    )
    steps = int(arguments.epochs * batches.per_epoch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * steps), (steps - step) / ((1 - WARM_UP) * steps))
    )
    noise = np.random.default_rng(arguments.seed)
    began, sums = time.time(), np.zeros(3)
    for step, places in enumerate(batches.draw(steps), start=1):
        encoder.train()
        texts = [examples[place].text for place in places]
        texts = [hurried(text, noise) if noise.random() < arguments.noise else text for text in texts]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = encoder(texts).float()
        losses = (
            supervised_contrast(vectors, class_of[places], TEMPERATURE),
            classification(head(vectors * HEAD_SCALE), class_of[places]),
            likeness_kept(vectors, teacher[places], class_of[places]),
        )
        loss = losses[0] + losses[1] + arguments.keep * losses[2]
        if arguments.near:
            # Texts of a class are drawn to the teacher at first, and are free from half of the way on.
            share = max(0.0, 1 - 2 * step / steps)
            weights = torch.where(class_of[places] == NO_CLASS, 1.0, share)
            loss = loss + arguments.near * vectors_kept(vectors, teacher[places], weights)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        schedule.step()
        sums += [float(part.detach()) for part in losses]
        if step % REPORT == 0:
            print(step, steps, np.round(sums / REPORT, 4), f"{time.time() - began:.0f} s", flush=True)
            sums[:] = 0
        if time.time() - began > arguments.minutes * 60:
            print("stopped: out of time", flush=True)
            break
    arguments.out.mkdir(parents=True, exist_ok=True)
    save_file(encoder.model.state_dict(), arguments.out / "weights.safetensors")
    run = {key: str(value) for key, value in vars(arguments).items()}
    run |= {"held_out": held_out, "steps": step, "seconds": round(time.time() - began)}
    (arguments.out / "run.json").write_text(json.dumps(run, indent=1) + "\n", "utf-8")


def _stored_vectors(files: list[Path]) -> dict[str, torch.Tensor]:
    """The teacher's vectors by text, from what `teach.py` wrote."""
    vectors: dict[str, torch.Tensor] = {}
    for file in files:
        stored = np.load(file)
        vectors |= zip(
            stored["texts"].tolist(), torch.from_numpy(stored["vectors"].astype(np.float32)), strict=True
        )
    return vectors


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", choices=["minilm", "mpnet"], required=True)
    parser.add_argument("--wheels", type=Path, default=Path("var/wheels"))
    parser.add_argument("--examples", type=Path, default=Path("var/examples.jsonl"))
    parser.add_argument("--pool", type=Path, nargs="*", default=[], help="unlabelled texts, one a line")
    parser.add_argument("--teacher", type=Path, nargs="+", required=True, help="what teach.py wrote")
    parser.add_argument("--layers", type=int, nargs="*", help="the layers to keep; all by default")
    parser.add_argument("--start", type=Path, help="weights to begin with")
    parser.add_argument("--frozen", type=int, default=0, help="how many of the lowest layers stay as they are")
    parser.add_argument("--rate", type=float, default=4e-5)
    parser.add_argument("--keep", type=float, default=20.0, help="the weight of the teacher's likenesses")
    parser.add_argument("--near", type=float, default=0.0, help="the weight of nearness to the teacher's vectors")
    parser.add_argument(
        "--noise", type=float, default=0.3, help="the share of texts that are shown as typed in haste"
    )
    parser.add_argument("--epochs", type=float, default=2)
    parser.add_argument("--hold-out", type=int, default=0, help="how many passages to leave out")
    parser.add_argument("--seed", type=int, default=20261127)
    parser.add_argument("--minutes", type=float, default=35)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
