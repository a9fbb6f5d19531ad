locals{
	value=[1,2,{a=1,b=[]},1+2-3*4,true?1:2,!false,[for x in[1]:x],{for k in["a"]:k=>k}]
}
variable"x"{default="y"}
resource"a""b"{c="x"}
resource"a""c"{
c=<<-D
    x
    D
}