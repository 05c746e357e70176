"""The SHA-256 of each file of the model, written by `python -m training.export`."""

DIGESTS = {
    "names.onnx": "5236dd4556aa6438f13af43f85f1cd1eb3de1ddb7da72f602849630b1cac6500",
    "thresholds.json": "b117cdd2095dd0a4ad030c93dbadc7e2ba437de89e4b608a6b9469bee880a2f5",
    "tokenizer.json": "9114256b104cca80e04367526f03f46aa3c443c2ed174904142a73bbf13b9fbb",
}
