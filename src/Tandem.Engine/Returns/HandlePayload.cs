namespace Tandem.Engine.Returns;

/// <summary>What bol is told of a return.</summary>
/// <param name="Decisions">Keys of the decisions that it carries out: all that come to the same at bol.</param>
internal sealed record HandlePayload(
    Guid Account, string BolOrderId, string ReturnId, string RmaId, string Handling, int Units, IReadOnlyList<long> Decisions);
