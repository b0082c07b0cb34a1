using System.Text;
using Tandem.Engine.Shipments.Parcels;

namespace Tandem.Tests.Shipments;

/// <summary>A file with parcels, as people and programs make them.</summary>
public sealed class ParcelFileTests
{
    [Theory]
    [InlineData("order;tracking;carrier\nA1;3S1;PostNL\n")]
    [InlineData("Vervoerder,Track & Trace,Bestelnummer\r\nPostNL,3S1,A1\r\n")]
    [InlineData("\uFEFFbestelnummer\tbarcode\tvervoerder\nA1\t3S1\tPostNL")]
    [InlineData("\"Order number\";\"Tracking-code\";\"Carrier\"\n\"A1\";\"3S1\";\"PostNL\"\n\n")]
    public void Columns_AreFoundByTheirNames(string csv)
    {
        var content = Read(csv);
        Assert.Empty(content.Problems);
        Assert.Equal(new ParcelDraft("A1", "PostNL", "3S1"), Assert.Single(content.Rows).Draft);
    }

    [Fact]
    public void Rows_OfOneParcel_AreOne_AndBadOnesAreTold()
    {
        var content =
            Read("order;tracking;ean;aantal\nA1;3S1;8712345000011;2\nA1;3S1;8712345000028;\nA2;;;\n;3S2;;\nA3;3S3;8712345000011;veel\nA4;3S4;;\n");
        Assert.Equal(["A1:2", "A4:7"], content.Rows.Select(r => $"{r.Draft.Order}:{r.Line}"));
        Assert.Equal([new ParcelLine("8712345000011", 2), new ParcelLine("8712345000028", null)], content.Rows[0].Draft.Lines);
        Assert.Null(content.Rows[1].Draft.Lines);
        Assert.Equal([(4, "parcel.no-code"), (5, "parcel.no-order"), (6, "file.bad-number")],
            content.Problems.Select(p => (p.Line, p.Why.Code)));
    }

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData("naam;adres\nx;y\n", "parcel-file.no-columns")]
    public void File_ThatIsNone_SaysWhy(string csv, string code) =>
        Assert.Equal(code, Assert.Single(Read(csv).Problems).Why.Code);

    private static ParcelFileContent Read(string csv) => ParcelFile.Read(Encoding.UTF8.GetBytes(csv));
}
