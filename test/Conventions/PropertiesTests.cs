using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CsCheck;

namespace Tandem.Tests.Conventions;

public sealed class PropertiesTests
{
    [Fact]
    public void Values_AreTheSameInEveryRun()
    {
        Assert.SkipWhen(Properties.AreFresh, "Fresh values were asked for.");
        var seen = new List<int>();
        Gen.Int[0, 999].Sample(seen.Add, iter: 5);
        Assert.Equal([417, 181, 92, 425, 17], seen);
    }

    /// <summary>Where a form is missing in <see cref="Properties"/>, CsCheck's would be taken, whose values are luck.</summary>
    [Fact]
    public void NoTest_UsesARandomSample()
    {
        using var file = new PEReader(File.OpenRead(typeof(Properties).Assembly.Location));
        var code = file.GetMetadataReader();
        var used = code.MemberReferences.Select(code.GetMemberReference)
            .Where(m => m.Parent.Kind == HandleKind.TypeReference
                && code.GetString(code.GetTypeReference((TypeReferenceHandle)m.Parent).Name) == nameof(Check))
            .Select(m => code.GetString(m.Name)).Where(n => n.StartsWith("Sample", StringComparison.Ordinal));
        Assert.Equal(["Sample", "SampleAsync"], used.Order(StringComparer.Ordinal));
    }
}
