"""The SHA-256 of each file of the model, written by `python -m training.export`."""

DIGESTS = {
    "names.onnx": "bd506bab1bfc13b5405f283ea1c28a6bcccf71c7d1b0acc5d8e24f149a2d2ac7",
    "thresholds.json": "b6d76082062a1ade47f4f2ee05704e8c490caedd154d842b10a050f90c4b442f",
    "tokenizer.json": "9114256b104cca80e04367526f03f46aa3c443c2ed174904142a73bbf13b9fbb",
}
