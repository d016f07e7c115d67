//! The server of `start` and of the browser tests. It serves files to this machine only, compressed like a real server.

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

/// The page may load its own files and nothing else. `Trunk.toml` serves under the same policy, with a nonce for its reload script.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Where the intake is, and what it may do besides: have a service worker and a manifest, from its own server.
const INTAKE: &str = "/intake/";
const INTAKE_TOO: &str = "; worker-src 'self'; manifest-src 'self'";

/// Binds the first free port from `port` on; port 0 lets the system choose.
pub fn bind(port: u16) -> Result<TcpListener> {
    let last = port.saturating_add(99);
    (port..=last)
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
        .with_context(|| format!("no port from {port} to {last} is free; stop a server that holds one"))
}

/// Serves the files of `folder` until the program ends.
pub fn run(listener: TcpListener, folder: &Path) -> Result<()> {
    listener.set_nonblocking(true)?;
    let app = Router::new().fallback_service(ServeDir::new(folder)).layer(CompressionLayer::new()).layer(from_fn(with_headers));
    tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?
        .block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener)?, app).await })
        .context("the server stopped")
}

async fn with_headers(request: Request, next: Next) -> Response {
    let policy = if request.uri().path().starts_with(INTAKE) { POLICY.to_owned() + INTAKE_TOO } else { POLICY.to_owned() };
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_str(&policy).expect("a policy is ASCII"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        let first = bind(8080).unwrap();
        let second = bind(first.local_addr().unwrap().port()).unwrap();
        assert_ne!(first.local_addr().unwrap(), second.local_addr().unwrap());
    }

    #[test]
    fn trunk_serves_under_the_same_policy() {
        let config = std::fs::read_to_string(crate::shell::root().join("Trunk.toml")).unwrap();
        for directive in POLICY.split("; ") {
            assert!(config.contains(directive), "Trunk.toml lacks {directive}");
        }
    }
}
