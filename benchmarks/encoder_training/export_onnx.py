"""Turns trained weights into what Rung serves: a folder with an int8 ONNX graph and the tokenizer.

    python -m benchmarks.encoder_training.export_onnx --base minilm \\
        --weights var/minilm/weights.safetensors --out var/minilm/served

Weights are int8 with a scale for each output column, rounded to seven bits (ONNX Runtime, "Quantize ONNX models":
`per_channel`, `reduce_range`), because processors without VNNI add two products in 16 bits. The dynamo exporter's
graphs are refused by onnxruntime 1.23.2, hence ``dynamo=False``.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from safetensors.torch import load_file
from torch import Tensor, nn

from benchmarks.encoder_training.pretrained import Encoder, encode, pretrained, tokenizer_file

OPSET = 17
LIMIT = 70_000_000
"""Bytes of the served model at most."""


class TokenVectors(nn.Module):
    """The model with the inputs and the one output that the served encoder reads."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Vectors of the tokens, of shape (texts, tokens, dimension)."""
        output: Tensor = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return output


def write_float_graph(encoder: Encoder, file: Path) -> None:
    """The encoder's graph in float32."""
    encoder.eval()
    ids = torch.tensor([[0, 2023, 2003, 1037, 3231, 2]])
    axes = {0: "texts", 1: "tokens"}
    torch.onnx.export(
        TokenVectors(encoder.model),
        (ids, torch.ones_like(ids)),
        str(file),
        dynamo=False,
        opset_version=OPSET,
        input_names=["input_ids", "attention_mask"],
        output_names=["token_vectors"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "token_vectors": axes},
    )


def quantise(source: Path, target: Path, reduce_range: bool) -> None:
    """Int8 weights for every product and the embedding tables."""
    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=reduce_range
    )
    onnx.checker.check_model(str(target))


def main() -> None:
    """Exports, quantises, and says how large, how fast and how near to float32 the result is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", choices=["minilm", "mpnet"], required=True)
    parser.add_argument("--layers", type=int, nargs="*")
    parser.add_argument("--wheels", type=Path, default=Path("var/wheels"))
    parser.add_argument(
        "--weights", type=Path, nargs="*", default=[], help="the base's when left out; several are averaged"
    )
    parser.add_argument("--blend", type=float, default=1.0, help="the share of these weights, the rest the base's")
    parser.add_argument("--full-range", action="store_true", help="eight bits, for processors with VNNI only")
    parser.add_argument("--check", type=Path, help="a text file, one text a line, to measure with")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    encoder = pretrained(arguments.base, arguments.wheels)
    if arguments.layers:
        encoder.keep_layers(arguments.layers)
    if arguments.weights:
        _load(encoder, arguments.weights, arguments.blend)
    arguments.out.mkdir(parents=True, exist_ok=True)
    model = arguments.out / "model.onnx"
    with tempfile.TemporaryDirectory() as folder:
        write_float_graph(encoder, Path(folder) / "float.onnx")
        quantise(Path(folder) / "float.onnx", model, not arguments.full_range)
    shutil.copy(tokenizer_file(arguments.base, arguments.wheels), arguments.out / "tokenizer.json")
    size = model.stat().st_size
    print(f"{model}: {size / 1e6:.1f} MB{'' if size <= LIMIT else ' TOO LARGE'}")
    if arguments.check:
        _check(encoder, model, arguments.check.read_text("utf-8").splitlines())


def _load(encoder: Encoder, files: list[Path], share: float) -> None:
    """The mean of the files' weights, blended with the base's.

    As in Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022.
    """
    tuned = [load_file(file) for file in files]
    weights = encoder.model.state_dict()
    for name, base in weights.items():
        if base.is_floating_point():
            weights[name] = share * sum(one[name] for one in tuned) / len(tuned) + (1 - share) * base
    encoder.model.load_state_dict(weights)


def _check(encoder: Encoder, model: Path, texts: list[str]) -> None:
    """Mean cosine to the float32 vectors and milliseconds a text, tokens ready, one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    exact = encode(encoder, texts).numpy()
    encoder.tokenizer.no_padding()
    cosines, times = [], []
    for text, vector in zip(texts, exact, strict=True):
        ids = np.array([encoder.tokenizer.encode(text).ids])
        began = time.perf_counter()
        tokens = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0][0]
        times.append(time.perf_counter() - began)
        mean = tokens.mean(axis=0)
        cosines.append(float(mean @ vector / np.linalg.norm(mean)))
    print(f"cosine to float32 {np.mean(cosines):.4f}, {1e3 * np.median(times):.1f} ms a text (median)")


if __name__ == "__main__":
    main()
