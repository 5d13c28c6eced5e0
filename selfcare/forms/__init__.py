"""Every form as questions: fields, checks, what saves the answers; sheets and lines show it."""
