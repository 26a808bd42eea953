"""Reading the law: from the text of an act to what it says it does.

    read_act(text) -> ActReading             an act as plain text or Markdown (HTML is seen through)
    read_title(text), read_clause(text), read_note(text, host), read_citations(text)      shorter passages

An `ActReading` has `act` (identity), `outline` (structure), `effects`, `citations`, `entry_into_force`, `general_repeal` and
`notes`; each says where in `text` it stands, how sure it is and, where unsure, why. All are proposals. Pure: the standard
library only, no files, no clock. File formats are the business of `loaders.act_text`.
"""

from app.core.reading.act import ActReading, read_act

__all__ = ["ActReading", "read_act"]
