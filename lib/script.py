def script(made, values):
    return ""
