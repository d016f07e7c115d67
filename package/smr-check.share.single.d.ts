// A script that defines the element and gives nothing.
import './element.js';
export {};
