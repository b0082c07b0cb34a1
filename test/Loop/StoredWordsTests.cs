using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.WooCommerce;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Loop;

/// <summary>What is kept of a remote's words names no person, whoever keeps it.</summary>
public sealed class StoredWordsTests
{
    private const string Said =
        "Invalid parameter(s): billing: aaltje@voorbeeld.test, Kerkstraat 12, 1234 ZZ, 06-12345678 (rest_invalid_param)";
    private const string Kept = "Invalid parameter(s): billing: …, …, …, … (rest_invalid_param)";

    [Fact]
    public void Intent_KeepsNoPerson() =>
        Assert.Equal(Kept, new Intent { BusinessKey = "import:a:1" }.In(IntentState.Refused, default, words: Said).RemoteWords);

    [Fact]
    public void Failure_IsExplainedWithoutAPerson()
    {
        foreach (var failure in new Exception[] { new WooRefused(400, "x", Said), new WooUnavailable(Said), new BolUnknown(Said),
            new BolRefused(400, "", Said, []) })
        {
            Assert.True(RemoteFailure.Explains(failure, out var reason, out _));
            Assert.Contains("billing: …, …, …, …", reason["words"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Words_OfAnyLength_AreBounded() => Assert.True(StoredWords.Of(new string('1', 1_000_000)).Length <= 300);
}
