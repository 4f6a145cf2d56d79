"""Answering an image tells nobody outside: ONNX Runtime's reports are off before it loads."""

import os
import subprocess
import sys
from pathlib import Path

_ANSWER = """
import numpy as np
from core.inference.graph import session
from onnx import TensorProto, helper
ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in ("a", "b")]
graph = helper.make_graph([helper.make_node("Identity", ["a"], ["b"])], "g", ends[:1], ends[1:])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
session(model.SerializeToString(), 1).run(None, {"a": np.zeros(1, np.float32)})
"""


def test_onnx_runtime_leaves_no_device_id_and_no_report_to_send(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", _ANSWER], check=True, env=environment | home, cwd=Path())
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert written == []
