//! The preview of a scorecard: the exported HTML itself, under a scheme and a policy of its own.

use desk::{DeskThread, ExportOptions, Fault, Format};
use interview::{InterviewId, Privacy};
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};

/// No script, nothing loaded, shown nowhere but in the desk.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// Serves `scorecard://localhost/<interview>?revision=&private=&alias=`.
#[expect(clippy::needless_pass_by_value, reason = "the framework hands it over so")]
pub(crate) fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let desk = context.app_handle().state::<DeskThread>().inner().clone();
    tauri::async_runtime::spawn(async move {
        let answer = match asked(&request) {
            Some((interview, options)) => desk.ask(move |desk| desk.rendered(interview, options)).await,
            None => {
                Err(Fault::new("no-such-page", "this is no scorecard".to_owned(), "Open it from the list."))
            }
        };
        let (status, body) = match answer {
            Ok(html) => (StatusCode::OK, html.into_bytes()),
            Err(fault) => (StatusCode::NOT_FOUND, format!("{} {}", fault.message, fault.hint).into_bytes()),
        };
        let kind =
            if status == StatusCode::OK { "text/html; charset=utf-8" } else { "text/plain; charset=utf-8" };
        let response = Response::builder()
            .status(status)
            .header(header::CONTENT_TYPE, kind)
            .header(header::CONTENT_SECURITY_POLICY, POLICY)
            .header(header::CACHE_CONTROL, "no-store")
            .body(body);
        if let Ok(response) = response {
            responder.respond(response);
        }
    });
}

fn asked(request: &Request<Vec<u8>>) -> Option<(InterviewId, ExportOptions)> {
    let uri = request.uri();
    let interview = uri.path().trim_matches('/').parse().ok()?;
    let mut options = ExportOptions { revision: None, format: Format::Html, privacy: Privacy::default() };
    for (name, value) in uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('=')) {
        match name {
            "revision" if !value.is_empty() => options.revision = Some(value.parse().ok()?),
            "private" => options.privacy.include_private = value == "true",
            "alias" => options.privacy.alias = value == "true",
            _ => {}
        }
    }
    Some((interview, options))
}
