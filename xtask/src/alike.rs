//! Puts the functions of a WebAssembly module next to those that are like them: what repeats lies close together then, and brotli says
//! in fewer bits where it stood before. wasm-bindgen leaves them by size.

use anyhow::{Context, Result};
use std::collections::HashMap;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, CustomSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// The same module with its functions in another order, and without sections that no browser reads.
pub fn next_to_alike(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut order = Order { imported: 0, old: Vec::new(), new: Vec::new() };
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context("what wasm-bindgen wrote is no WebAssembly")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    order.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&wasm[body.range()]),
            _ => {}
        }
    }
    order.old = chain(&bodies);
    order.new = vec![0; bodies.len()];
    for (new, old) in (0..).zip(&order.old) {
        order.new[*old] = new;
    }
    let mut module = Module::new();
    order.parse_core_module(&mut module, Parser::new(0), wasm).context("the functions could not be put in another order")?;
    Ok(module.finish())
}

struct Order {
    /// Functions of JavaScript come first and stay.
    imported: u32,
    /// Which function comes where.
    old: Vec<usize>,
    /// Where each function goes.
    new: Vec<u32>,
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(function.checked_sub(self.imported).map_or(function, |own| self.imported + self.new[own as usize]))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for old in &self.old {
            functions.function(types[*old]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, section: CodeSectionReader<'_>) -> Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for old in self.old.clone() {
            self.parse_function_body(code, bodies[old].clone())?;
        }
        Ok(())
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Result<(), Error> {
        Ok(())
    }
}

/// A chain through all: it begins with the first, and next comes whichever of the rest is most like the last.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    const LENGTH: usize = 4;
    let mut parts: Vec<Vec<&[u8]>> = bodies.iter().map(|body| body.windows(LENGTH).collect()).collect();
    let mut with: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (body, parts) in parts.iter_mut().enumerate() {
        parts.sort_unstable();
        parts.dedup();
        for part in parts {
            with.entry(part).or_default().push(body);
        }
    }
    let mut rest: Vec<usize> = (1..bodies.len()).collect();
    let mut chain: Vec<usize> = (0..bodies.len().min(1)).collect();
    while let Some(last) = chain.last()
        && !rest.is_empty()
    {
        let mut common = vec![0_u64; bodies.len()];
        for body in parts[*last].iter().flat_map(|part| &with[part]) {
            common[*body] += 1;
        }
        // The cosine of the two sets of parts, squared; in whole numbers, so that every machine gets the same order.
        let likeness = |body: usize| ((common[body] * common[body]) << 32) / (1 + parts[body].len() as u64);
        let most = (0..rest.len()).rev().max_by_key(|at| likeness(rest[*at])).unwrap_or_default();
        chain.push(rest.remove(most));
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_follows_like_and_all_are_there() {
        let bodies: [&[u8]; 5] = [b"one of these and more", b"zzzzzzzzzzz", b"two of these and more", b"", b"zzzzzzzzz"];
        assert_eq!(chain(&bodies), [0, 2, 1, 4, 3]);
        assert_eq!(chain(&[]), [] as [usize; 0]);
    }

    /// A module with one imported function and three of its own, each of which is called, exported or in a table.
    #[test]
    fn every_call_goes_where_it_went() {
        use wasm_encoder::{
            CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, ImportSection,
            RefType, TableSection, TableType, TypeSection, ValType,
        };
        let (mut types, mut imports, mut functions, mut tables) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new(), TableSection::new());
        types.ty().function([], [ValType::I32]);
        types.ty().function([ValType::I32], [ValType::I32]);
        imports.import("a", "b", EntityType::Function(0));
        // Of different types, so that a function in a wrong place is invalid.
        functions.function(0).function(1).function(0);
        let table = TableType { element_type: RefType::FUNCREF, table64: false, minimum: 1, maximum: None, shared: false };
        tables.table(table);
        let mut exports = ExportSection::new();
        exports.export("last", ExportKind::Func, 3);
        let mut elements = ElementSection::new();
        elements.active(Some(0), &ConstExpr::i32_const(0), Elements::Functions([2].as_slice().into()));
        let mut code = CodeSection::new();
        let body = |numbers: &[i32], calls: u32| {
            let mut function = Function::new([]);
            let mut instructions = function.instructions();
            for number in numbers {
                instructions.i32_const(*number).drop();
            }
            if calls == 2 {
                instructions.i32_const(0);
            }
            instructions.call(calls).end();
            function
        };
        code.function(&body(&[1, 2, 3, 4, 5, 6], 2));
        code.function(&body(&[9], 0));
        code.function(&body(&[1, 2, 3, 4, 5, 6], 1));
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&tables)
            .section(&exports)
            .section(&elements)
            .section(&code);
        let other = next_to_alike(&module.finish()).unwrap();

        let (mut exported, mut in_table, mut calls) = (0, 0, Vec::new());
        for payload in Parser::new(0).parse_all(&other) {
            match payload.unwrap() {
                Payload::ExportSection(exports) => exported = exports.into_iter().next().unwrap().unwrap().index,
                Payload::ElementSection(elements) => {
                    let wasmparser::ElementItems::Functions(all) = elements.into_iter().next().unwrap().unwrap().items else {
                        panic!()
                    };
                    in_table = all.into_iter().next().unwrap().unwrap();
                }
                Payload::CodeSectionEntry(body) => {
                    for operator in body.get_operators_reader().unwrap() {
                        if let wasmparser::Operator::Call { function_index } = operator.unwrap() {
                            calls.push(function_index);
                        }
                    }
                }
                _ => {}
            }
        }
        // The first, then the last, which is like it, then the one between.
        assert_eq!((exported, in_table, calls), (2, 3, vec![3, 1, 0]));
    }
}
