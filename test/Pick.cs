using CsCheck;

namespace Tandem.Tests;

/// <summary>One of a few values.</summary>
internal static class Pick
{
    public static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
