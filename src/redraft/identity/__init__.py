"""Who is who: the rules by which mentions in many drafts become one person, place or body. The door is `entities`."""
