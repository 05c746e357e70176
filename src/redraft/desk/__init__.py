"""The reviewer's desk: a local web page over one case, at which a person reads, decides and signs off."""
