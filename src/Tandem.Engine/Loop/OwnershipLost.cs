namespace Tandem.Engine.Loop;

/// <summary>Another owner has taken this seller over: stop at once, write nothing more.</summary>
internal sealed class OwnershipLost() : Exception("Another owner has taken this seller over.");
