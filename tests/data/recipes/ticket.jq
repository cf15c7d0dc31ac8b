"**\(.callEndSubReason) \(.finalSipCode)** \(.phrase // .sipReason)\n",
(.actions[] | gsub("\n    "; "\n\n      ") | gsub("\n- "; "\n  - ") | "- [ ] \(.)"),
(.notes[] | "\n> \(.)"),
(.source // empty | "\n<\(.)>")
