"""From a settled case to copies that may leave: written, verified, looked at again, certified, withdrawn."""
