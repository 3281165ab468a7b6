//! A few lines that read our files where people work: a notebook, R, a sheet, a page made with Quarto.

use crate::figures::markup::escaped;

/// Where it is pasted, and the lines. `{page}` stands for the page's address and `{link}` for the scenario behind its `#`.
pub struct Snippet {
    /// Word for the page.
    pub id: &'static str,
    /// Where it is pasted.
    pub name: &'static str,
    /// The lines.
    pub text: &'static str,
}

/// Every snippet.
pub static SNIPPETS: [Snippet; 5] = [
    Snippet {
        id: "pandas",
        name: "pandas",
        text: "import json\nimport pandas as pd\n\ncurve = pd.read_csv(\"optics-bill.csv\")  # a figure's CSV\nreport = json.load(open(\"report.json\"))  # the report's JSON\nbill = pd.DataFrame(report[\"bill\"])\nprint(report[\"optics\"][\"capex_usd\"], len(curve), bill[\"count\"].sum())",
    },
    Snippet {
        id: "r",
        name: "R",
        text: "curve  <- read.csv(\"optics-bill.csv\", check.names = FALSE)  # a figure's CSV\nreport <- jsonlite::fromJSON(\"report.json\")  # the report's JSON\nreport$optics$capex_usd\nsum(report$bill$count)",
    },
    Snippet {
        id: "sheets",
        name: "Google Sheets",
        text: "File > Import > Upload: choose the CSV (or the workbook, whose formulas come along).\nA CSV on a web server of yours is read by:  =IMPORTDATA(\"https://example.org/optics-bill.csv\")",
    },
    Snippet {
        id: "jupyter",
        name: "Jupyter",
        text: "from IPython.display import IFrame\n\nIFrame(\"{page}#{link}\", width=\"100%\", height=560)",
    },
    Snippet {
        id: "quarto",
        name: "Quarto",
        text: "```{=html}\n<iframe src=\"{page}#{html}\" width=\"100%\" height=\"560\" style=\"border:0\" loading=\"lazy\"></iframe>\n```",
    },
];

impl Snippet {
    /// The lines for a page and a link to something it shows.
    pub fn filled(&self, page: &str, link: &str) -> String {
        self.text
            .replace("{page}", page)
            .replace("{link}", link)
            .replace("{html}", &escaped(link))
    }
}
