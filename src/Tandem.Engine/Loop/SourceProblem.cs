using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>The external source could not be read, or not be believed. Nothing was changed.</summary>
internal sealed class SourceProblem(Reason reason, Exception? cause = null) : Exception(reason.ToString(), cause)
{
    public Reason Reason { get; } = reason;
}
