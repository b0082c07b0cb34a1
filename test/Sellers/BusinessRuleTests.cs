using System.Globalization;
using CsCheck;
using Tandem.Engine.Sellers;

namespace Tandem.Tests.Sellers;

public sealed class BusinessRuleTests
{
    private static readonly BusinessData Good = new()
    {
        Business = "Pot en Pan",
        Street = "Kade 1",
        Postcode = "3511 AB",
        City = "Utrecht",
        VatNumber = "NL123456782B01",
        RegisterNumber = "12345678",
    };

    private static readonly BusinessData Belgian = Good with
    {
        Country = "BE",
        Postcode = "2000",
        VatNumber = "BE0403019261",
        RegisterNumber = "0403019261",
    };

    [Fact]
    public void GoodData_OfEitherCountry_HasNoProblem()
    {
        Assert.Empty(BusinessRule.Problems(Good));
        Assert.Empty(BusinessRule.Problems(Belgian));
    }

    [Theory]
    [InlineData("nl 1234.56.782.b01", "NL123456782B01")]
    [InlineData("123456782B01", "NL123456782B01")]
    [InlineData("", "")]
    public void DutchVat_IsWrittenAsItIsStored(string typed, string kept) =>
        Assert.Equal(kept, BusinessRule.Tidy(Good with { VatNumber = typed }).VatNumber);

    [Fact]
    public void BelgianEnterpriseNumber_FollowsFromTheVatNumber()
    {
        var tidy = BusinessRule.Tidy(Belgian with { VatNumber = "0403.019.261", RegisterNumber = "" });

        Assert.Equal(("BE0403019261", "0403019261"), (tidy.VatNumber, tidy.RegisterNumber));
        Assert.Empty(BusinessRule.Problems(tidy));
    }

    [Theory]
    [InlineData("3511ab", "3511 AB")]
    [InlineData(" 3511 AB ", "3511 AB")]
    public void Postcode_IsWrittenWithItsBlank(string typed, string kept) =>
        Assert.Equal(kept, BusinessRule.Tidy(Good with { Postcode = typed }).Postcode);

    [Theory]
    [InlineData("NL123456782B01", true)]
    [InlineData("NL123456783B01", false)]
    [InlineData("NL123456782B1", false)]
    [InlineData("NL12345678201", false)]
    [InlineData("BE0403019261", false)]
    [InlineData("NL000099998B57", true)]
    [InlineData("NL000099998B58", false)]
    public void DutchVat_IsCheckedByEleven_OrByNinetySeven(string number, bool right) =>
        Assert.Equal(right, BusinessRule.IsDutchVat(number));

    [Theory]
    [InlineData("BE0403019261", true)]
    [InlineData("BE0403019262", false)]
    [InlineData("BE2403019261", false)]
    [InlineData("BE403019261", false)]
    public void BelgianVat_IsCheckedByNinetySeven(string number, bool right) =>
        Assert.Equal(right, BusinessRule.IsBelgianVat(number));

    [Fact]
    public void EveryFieldThatIsWrong_IsNamed_AndNoOther() =>
        Assert.Equal(
            ["Business", "City", "Postcode", "RegisterNumber", "Street", "VatNumber"],
            BusinessRule.Problems(new BusinessData()).Keys.Order(StringComparer.Ordinal));

    /// <summary>Of any eight digits there is one pair that makes an enterprise number of them.</summary>
    [Fact]
    public void EnterpriseNumbers_HaveOneCheck() =>
        Gen.Int[0, 19_999_999].Sample(number =>
        {
            var eight = number.ToString("D8", CultureInfo.InvariantCulture);
            Assert.Single(Enumerable.Range(0, 100),
                pair => BusinessRule.IsEnterprise(eight + pair.ToString("D2", CultureInfo.InvariantCulture)));
        });
}
