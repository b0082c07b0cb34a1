namespace Tandem.Engine.Stock;

/// <summary>Which rule gave the safety stock.</summary>
/// <param name="Name">Of the category or tag; null for the other scopes, and where the shop no longer has it.</param>
internal sealed record SafetyOrigin(SettingScope Scope, string? Name = null);
