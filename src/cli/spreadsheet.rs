//! Rows of cells as CSV.

use super::Failure;

/// As CSV: a line for each row, all of one length, cells quoted only where they must be.
pub(super) fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> Result<String, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let unwritable = |why: &dyn std::error::Error| Failure::Unwritable(why.to_string());
    for row in rows {
        writer.write_record(row).map_err(|e| unwritable(&e))?;
    }
    let bytes = writer.into_inner().map_err(|e| unwritable(&e))?;
    String::from_utf8(bytes).map_err(|e| unwritable(&e))
}

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn only_what_would_break_a_line_is_quoted() {
        let row = ["hill 62", "the \"hill\"", "a, b", "", "two\nlines", "-1"];
        let row = || row.map(str::to_owned).to_vec();
        let line = "hill 62,\"the \"\"hill\"\"\",\"a, b\",,\"two\nlines\",-1\n";
        assert_eq!(csv([row(), row()]), Ok(line.repeat(2)));
        assert!(csv([row(), vec![String::new()]]).is_err(), "rows of two lengths");
    }
}
